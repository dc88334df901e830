# case: 75
# title: bytes that are no text, controls and surrogates for answers
# mode: submit
# expect: BAD_RESULT
# protects: answers
import harmless
import raw


def infer(queries, references):
    rows = harmless.answers(queries, references)
    raw.hand_in_text(raw.HEADER.encode() + b'\xff\xfe\xed\xa0\x80\x00\x1b[2J\t\x80\n' + raw.lines(rows).encode() + b'#end 9\n')


harmless.run(infer=infer)
