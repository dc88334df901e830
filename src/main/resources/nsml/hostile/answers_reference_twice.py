# case: 73
# title: one reference a hundred times in each list
# mode: submit
# expect: BAD_RESULT
# protects: answers
import harmless
import raw


def infer(queries, references):
    rows = harmless.answers(queries, references)
    rows = [(number, (query, list(found) + [found[0]] * 100)) for number, (query, found) in rows]
    raw.hand_in_text(raw.HEADER + raw.lines(rows) + '#end %d\n' % len(rows))


harmless.run(infer=infer)
