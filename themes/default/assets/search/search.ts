// The search: a dialog over any page, or the search page itself.
import { parse } from "../dom";
import { Search } from "./core";
import { startDialog } from "./dialog";
import { startPage } from "./page";
import { root } from "./results";

const search = new Search(async (file) => {
  // The names of all files but the first change with what is in them.
  const response = await fetch(root + "search-index/" + file, file === "index.json" ? { cache: "no-cache" } : {});
  if (!response.ok) throw new Error(file);
  return parse(await response.text());
});
const page = document.querySelector<HTMLElement>(".search-page");
if (page) startPage(page, search);
else startDialog(document.querySelector<HTMLAnchorElement>(".search-button")!, search);
