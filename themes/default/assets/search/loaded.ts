/** The search of this site, whose files lie where the page says. */
import { Search } from "./core";

export const root = document.documentElement.dataset.root ?? "./";

export const search = new Search(async (file) => {
  // The names of all files but the first change with what is in them.
  const response = await fetch(root + "search-index/" + file, file === "index.json" ? { cache: "no-cache" } : {});
  if (!response.ok) throw new Error(file);
  return response.json(); // the build writes no list as null
});
