/* Tells an editor that a document is too large before it is sent: the server refuses such a body unread, and in the
   chooser Wagtail shows no more of that than "server error". The sentence and the limit stand with the script's tag. */
const { most, sentence } = document.currentScript.dataset;

document.addEventListener("change", ({ target }) => {
  if (target.type !== "file" || !target.form || !target.form.action.includes("/documents/")) return;
  const isTooLarge = [...target.files].some((file) => file.size > Number(most));
  target.setCustomValidity(isTooLarge ? sentence : "");
  target.reportValidity();
});
