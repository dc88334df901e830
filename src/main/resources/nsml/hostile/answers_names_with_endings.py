# case: 75
# title: ids with endings, capitals, spaces, zeros and signs that are not seen
# mode: submit
# expect: BAD_RESULT
# protects: answers
import harmless
import raw


def infer(queries, references):
    rows = harmless.answers(queries, references)
    odd = (lambda name: name + '.jpg', str.upper, lambda name: ' ' + name, lambda name: name[0] + '0' + name[1:],
           lambda name: name + '\u200b', lambda name: name + '\u202e')
    rows = [(number, (query, [odd[number % 6](name) for name in found])) for number, (query, found) in enumerate(
        row[1] for row in rows)]
    raw.hand_in_text(raw.HEADER + raw.lines(rows) + '#end %d\n' % len(rows))


harmless.run(infer=infer)
