// The script of every page: an entry that imports, nothing more. Each part
// looks for its own markup and does nothing without it.
import "./menu/menu";
import "./menu/theme";
import "./tree/drawer";
import "./tabs/tabs";
import "./fold/fold";
import "./copy/copy";
import "./table/table";
import "./zoom/zoom";
import "./glossary/popover";
import "./contents/contents";
import "./search/opener";
import "./offline/start";
import "./learners/here";
import "./device/notice";
