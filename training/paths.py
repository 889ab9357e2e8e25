"""As src/language/encoder/paths.ts: how two words hang together in their sentence's tree, as a short string."""
STEPS = 4
KEPT = {"nsubj:pass", "obl:agent", "nmod:poss", "obl:tmod", "obl:unmarked", "acl:relcl"}
WITH_CASE = {"obl", "nmod", "nmod:poss", "obl:agent"}

class Paths:
    def __init__(self, words, sentence, heads, relations):
        self.sentence, self.heads, self.known, case = sentence, heads, {}, {}
        for i, r in enumerate(relations):
            if r == "case": case.setdefault(heads[i], words[i].lower())
        def step(i):
            name = relations[i] if relations[i] in KEPT else relations[i].split(":")[0]
            return f"{name}+{case[i]}" if name in WITH_CASE and i in case else name
        self.steps = [step(i) for i in range(len(words))]; self.chains = [None] * len(words)

    def chain(self, i):
        if self.chains[i] is None:
            above = [i]
            while len(above) <= STEPS and self.heads[above[-1]] != above[-1]: above.append(self.heads[above[-1]])
            self.chains[i] = above
        return self.chains[i]

    def head(self, a, b):
        for i in range(a, b):
            if not a <= self.heads[i] < b or self.heads[i] == i: return i
        return b - 1

    def path(self, a, b):
        """Between spans (first, last)."""
        i, j = self.head(*a), self.head(*b)
        if (i, j) not in self.known: self.known[i, j] = self._path(i, j)
        return self.known[i, j]

    def _path(self, i, j):
        if self.sentence[i] != self.sentence[j]: return "far"
        up, down = self.chain(i), self.chain(j)
        meet = next((w for w in up if w in down), None)
        if meet is None: return "long"
        steps = ["<" + self.steps[w] for w in up[:up.index(meet)]] + [">" + self.steps[w] for w in reversed(down[:down.index(meet)])]
        return "long" if len(steps) > STEPS else " ".join(steps) or "same"
