package nsml.sample;

import java.awt.Color;

/** The colours that a product is sold in. There are few, and all mascots share them, so that colour names no mascot. */
enum Colourway {
    STRAWBERRY(0xF6ABBB, 0xC93A56, 0xFFF0C9),
    MINT(0xA6DEC5, 0x23806A, 0xFADF74),
    LEMON(0xFADF74, 0xD97B1E, 0x6CB4E0),
    SKY(0x9FCDF0, 0x2B5FA8, 0xF590B2),
    GRAPE(0xCDB0EA, 0x6A3AA5, 0xB4E58A),
    COCOA(0xCFA276, 0x63391C, 0xF7D5B2),
    PEACH(0xFFCBA6, 0xD9542E, 0x82CBBF),
    SNOW(0xF3F1EB, 0x4A4E57, 0xE5575B),
    MATCHA(0xBCD283, 0x4C6B25, 0xF8F3DF),
    DUSK(0x8592CC, 0x2F3569, 0xFFD27A);

    static final Color INK = new Color(0x35262A);
    static final Color WHITE = new Color(0xFFFDF8);
    static final Color BLUSH = new Color(235, 90, 110, 120);

    private final Color base;
    private final Color print;
    private final Color accent;

    Colourway(int base, int print, int accent) {
        this.base = new Color(base);
        this.print = new Color(print);
        this.accent = new Color(accent);
    }

    /** Fur, cloth, china: the largest area. */
    Color base() {
        return base;
    }

    /** What the pattern is printed in; darker than the base. */
    Color print() {
        return print;
    }

    /** Hats, bows and other small things. */
    Color accent() {
        return accent;
    }

    /** The face within a printed product: the base, paler. */
    Color pale() {
        return new Color(pale(base.getRed()), pale(base.getGreen()), pale(base.getBlue()));
    }

    private static int pale(int channel) {
        return 255 - (255 - channel) / 3;
    }
}
