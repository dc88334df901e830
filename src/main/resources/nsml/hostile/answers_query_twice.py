# case: 72
# title: a query twice, the second time better
# mode: submit
# expect: BAD_RESULT
# protects: answers
import harmless
import raw


def infer(queries, references):
    rows = harmless.answers(queries, references)
    raw.hand_in_text(raw.HEADER + raw.lines(rows + rows[:1]) + '#end %d\n' % (len(rows) + 1))


harmless.run(infer=infer)
