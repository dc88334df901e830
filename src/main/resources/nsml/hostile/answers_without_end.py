# case: 77
# title: answers that break off before the end marker
# mode: submit
# expect: NO_RESULT
# protects: answers
import harmless
import raw


def infer(queries, references):
    rows = harmless.answers(queries, references)
    raw.hand_in_text(raw.HEADER + raw.lines(rows))


harmless.run(infer=infer)
