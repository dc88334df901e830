# case: 77
# title: an end marker that counts other answers
# mode: submit
# expect: BAD_RESULT
# protects: answers
import harmless
import raw


def infer(queries, references):
    rows = harmless.answers(queries, references)
    raw.hand_in_text(raw.HEADER + raw.lines(rows) + '#end %d\n' % 10 ** 30)


harmless.run(infer=infer)
