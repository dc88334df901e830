# case: 34,71
# title: a file of answers of 10 GB
# mode: submit
# expect: DISK | CRASH | DENIED
# protects: answers
import harmless
import raw


def infer(queries, references):
    rows = harmless.answers(queries, references)
    with open(raw.place('forged.tsv'), 'w') as out:
        out.write(raw.HEADER + raw.lines(rows))
        out.truncate(10 << 30)
    harmless.breach('a file of 10 GB')
    raw.hand_in()


harmless.run(infer=infer)
