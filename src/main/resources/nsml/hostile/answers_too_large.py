# case: 71
# title: a file of answers above its limit
# mode: submit
# expect: BAD_RESULT
# protects: answers
import harmless
import raw


def infer(queries, references):
    rows = harmless.answers(queries, references)
    raw.hand_in_text(raw.HEADER + raw.lines(rows) * 200000 + '#end %d\n' % len(rows))


harmless.run(infer=infer)
