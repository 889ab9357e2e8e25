# Runs the code of a notebook, chunk after chunk, and prints what it found as JSON.
#
#     RELEASE=folder Rscript run_notebook.R NOTEBOOK

lines <- readLines(commandArgs(TRUE)[1], encoding = "UTF-8")
opens <- grep("^```\\{r", lines)
closes <- grep("^```$", lines)
for (at in opens) {
  code <- lines[(at + 1):(closes[closes > at][1] - 1)]
  eval(parse(text = code), globalenv()) # ours, from the repository
}

counts <- function(counted) as.list(setNames(as.integer(counted), names(counted)))
rows <- lapply(seq_len(nrow(pairs)), function(at) list(pairs$a[at], pairs$b[at], pairs$occurrences[at], round(pairs$weight[at], 4)))
found <- list(
  years = counts(per_year), trips = nrow(trips), destinations = counts(destinations), pairs = rows, nodes = length(states), words = nrow(words)
)
cat(jsonlite::toJSON(found, auto_unbox = TRUE, digits = 6))
