// Runs before the first paint, so that neither the chosen colours and size nor
// the drawer of the module tree flash.
import { recall } from "./storage";

const root = document.documentElement;
root.classList.add("js");
// Under file:// there is one that never works.
if ("serviceWorker" in navigator && location.protocol !== "file:") root.classList.add("worker");

const theme = recall("theme");
const text = recall("text");
if (text === "large" || text === "larger") root.dataset.text = text;
if (theme === "light" || theme === "dark") root.dataset.theme = theme;
