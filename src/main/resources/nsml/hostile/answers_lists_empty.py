# case: 73,82
# title: queries without any reference, where the metric wants all
# mode: submit
# expect: BAD_RESULT
# protects: answers
import harmless
import raw


def infer(queries, references):
    rows = harmless.answers(queries, references)
    rows = [(number, (query, [])) for number, (query, _) in rows]
    raw.hand_in_text(raw.HEADER + raw.lines(rows) + '#end %d\n' % len(rows))


harmless.run(infer=infer)
