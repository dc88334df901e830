# case: 76
# title: right answers, and rubbish after the end marker
# mode: submit
# expect: BAD_RESULT
# protects: answers
import harmless
import raw


def infer(queries, references):
    rows = harmless.answers(queries, references)
    raw.hand_in_text(raw.HEADER + raw.lines(rows) + '#end %d\n' % len(rows) + 'rubbish\0\xff\n')


harmless.run(infer=infer)
