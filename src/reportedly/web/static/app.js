// Everything works without this file.
"use strict";

// "/" goes to the search box, as on many sites.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  document.getElementById("q").select();
});

// Where pages are being added: counts follow, and the page is loaded again when it is over.
const job = document.querySelector("#job[data-poll]");
if (job) {
  const told = (name) => job.querySelector(`[data-of="${name}"]`);
  const ask = async () => {
    let wait = 700;
    try {
      const answer = await fetch(job.dataset.poll, { headers: { accept: "application/json" } });
      const found = await answer.json();
      if (!answer.ok || found.state === "done" || found.state === "failed") return location.reload();
      for (const name of ["added", "held", "refused"]) told(name).textContent = found[name] ?? 0;
      if (found.state === "comparing") told("now").textContent = "Comparing what was added with what others say";
      else if (found.now) told("now").textContent = found.now;
    } catch {
      wait = 5000; // the server is away: perhaps it comes back
    }
    setTimeout(ask, wait);
  };
  setTimeout(ask, 500);
}
