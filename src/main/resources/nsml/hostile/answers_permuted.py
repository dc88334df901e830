# case: 72,80
# title: queries in another order, which is allowed
# mode: submit
# expect: OK
# protects: answers
import harmless
import raw


def infer(queries, references):
    rows = harmless.answers(queries, references)
    raw.hand_in_text(raw.HEADER + raw.lines(rows[::-1]) + '#end %d\n' % len(rows))


harmless.run(infer=infer)
