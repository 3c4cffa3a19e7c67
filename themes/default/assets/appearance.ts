// Runs before the first paint, so that neither the chosen colours nor the
// drawer of the module tree flash.
import { recall } from "./storage";

const root = document.documentElement;
root.classList.add("js");
// Under file:// there is one that never works.
if ("serviceWorker" in navigator && location.protocol !== "file:") root.classList.add("worker");

const theme = recall("theme");
if (theme === "light" || theme === "dark") root.dataset.theme = theme;
