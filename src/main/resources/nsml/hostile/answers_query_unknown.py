# case: 72
# title: a query that nobody asked
# mode: submit
# expect: BAD_RESULT
# protects: answers
import harmless
import raw


def infer(queries, references):
    rows = harmless.answers(queries, references)
    rows.append((9, ('nobody', rows[0][1][1])))
    raw.hand_in_text(raw.HEADER + raw.lines(rows) + '#end %d\n' % len(rows))


harmless.run(infer=infer)
