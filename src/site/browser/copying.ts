/** Buttons that copy a citation or a record. */

/** Adds them. */
export function addCopying(): void {
  for (const pre of document.querySelectorAll(".citation pre, pre.json")) {
    const button = document.createElement("button")
    button.type = "button"
    button.className = "copy"
    button.textContent = "Copy"
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(pre.textContent ?? "")
      button.textContent = "Copied"
      setTimeout(() => {
        button.textContent = "Copy"
      }, 2000)
    })
    pre.after(button)
  }
}
