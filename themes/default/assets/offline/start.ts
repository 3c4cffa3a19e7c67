// Starts what makes the site work without a network, when the page has loaded:
// it must cost nothing.
export {};

const { classList, dataset } = document.documentElement;
addEventListener("load", () => {
  const { offline } = dataset;
  if (!offline || !classList.contains("worker")) return;
  const script = document.createElement("script");
  script.src = offline;
  document.head.append(script);
});
