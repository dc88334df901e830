# case: 73
# title: references that are queries, or nothing
# mode: submit
# expect: BAD_RESULT
# protects: answers
import harmless
import raw


def infer(queries, references):
    rows = harmless.answers(queries, references)
    rows = [(number, (query, [query, 'r999'] + list(found))) for number, (query, found) in rows]
    raw.hand_in_text(raw.HEADER + raw.lines(rows) + '#end %d\n' % len(rows))


harmless.run(infer=infer)
