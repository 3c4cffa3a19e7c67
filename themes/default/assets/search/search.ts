// The search over any page; the search page has its own script.
import { startDialog } from "./dialog";
import { search } from "./loaded";

startDialog(document.querySelector<HTMLAnchorElement>(".search-button")!, search);
