# case: 71
# title: one line of 3 MB for an id
# mode: submit
# expect: BAD_RESULT
# protects: answers
import harmless
import raw


def infer(queries, references):
    rows = harmless.answers(queries, references)
    raw.hand_in_text(raw.HEADER + 'x' * (3 << 20) + '\n' + raw.lines(rows) + '#end %d\n' % (len(rows) + 1))


harmless.run(infer=infer)
