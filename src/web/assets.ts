/** The one script and the icon. Pages work without the script; it adds buttons that copy, and takes a file that is dropped on the form. */

/** Served from its own address, as no page may have script inside. */
export const SCRIPT = `"use strict"
for (const pre of document.querySelectorAll(".citation pre, pre.json")) {
  const button = document.createElement("button")
  button.type = "button"
  button.className = "copy"
  button.textContent = "Copy"
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(pre.textContent)
    button.textContent = "Copied"
    setTimeout(() => { button.textContent = "Copy" }, 2000)
  })
  pre.after(button)
}
const area = document.querySelector(".paste textarea")
if (area) {
  area.addEventListener("dragover", (event) => event.preventDefault())
  area.addEventListener("drop", async (event) => {
    const [file] = event.dataTransfer.files
    if (!file) return
    event.preventDefault()
    area.value = await file.text()
  })
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) area.form.requestSubmit()
  })
}
`

/** Two in conversation. */
export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#0b63b0"/><path d="M7 9h12v8h-6l-4 4v-4H7zM21 14h4v8h-2v4l-4-4h-5v-3" fill="none" stroke="#fff" stroke-width="2" stroke-linejoin="round"/></svg>`
