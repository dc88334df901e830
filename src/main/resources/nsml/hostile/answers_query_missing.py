# case: 72
# title: a query is missing
# mode: submit
# expect: BAD_RESULT
# protects: answers
import harmless
import raw


def infer(queries, references):
    rows = harmless.answers(queries, references)
    raw.hand_in_text(raw.HEADER + raw.lines(rows[1:]) + '#end %d\n' % (len(rows) - 1))


harmless.run(infer=infer)
