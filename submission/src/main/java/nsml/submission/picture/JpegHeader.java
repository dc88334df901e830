package nsml.submission.picture;

import java.io.IOException;
import javax.imageio.IIOException;
import javax.imageio.stream.ImageInputStream;

/**
 * What stands in a JPEG before its first scan.
 *
 * @param components 1 for grey, 3 for colour, 4 for CMYK
 * @param colours what the components mean
 */
record JpegHeader(int width, int height, int components, Colours colours) {

    enum Colours {
        GREY,
        YCBCR,
        RGB,
        OTHER
    }

    private static final int START_OF_SCAN = 0xda;
    private static final int END_OF_IMAGE = 0xd9;
    private static final int APP0 = 0xe0;
    private static final int APP14 = 0xee;
    private static final int RGB_IDS = 'R' << 16 | 'G' << 8 | 'B';

    /** Reads from the start of the file up to the first scan. */
    static JpegHeader read(ImageInputStream input) throws IOException {
        var found = new Found();
        input.seek(2);
        for (int marker = nextMarker(input); marker != START_OF_SCAN; marker = nextMarker(input)) {
            if (marker == END_OF_IMAGE) {
                break;
            }
            long end = input.getStreamPosition();
            end += input.readUnsignedShort();
            found.segment(marker, input, end);
            input.seek(end);
        }
        return found.header();
    }

    private static int nextMarker(ImageInputStream input) throws IOException {
        int marker;
        do {
            while (input.readUnsignedByte() != 0xff) {
                // Bytes between segments are skipped, as libjpeg does.
            }
            do {
                marker = input.readUnsignedByte();
            } while (marker == 0xff);
        } while (hasNoSegment(marker));
        return marker;
    }

    private static boolean hasNoSegment(int marker) {
        return marker <= 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    }

    private static final class Found {
        private int width;
        private int height;
        private int components;
        private int ids;
        private boolean jfif;
        private int adobeTransform = -1;

        void segment(int marker, ImageInputStream input, long end) throws IOException {
            if (isStartOfFrame(marker)) {
                frame(input);
            } else if (marker == APP0 && startsWith(input, end, "JFIF\0")) {
                jfif = true;
            } else if (marker == APP14 && startsWith(input, end, "Adobe") && end - input.getStreamPosition() >= 7) {
                input.skipBytes(6);
                adobeTransform = input.readUnsignedByte();
            }
        }

        private void frame(ImageInputStream input) throws IOException {
            input.skipBytes(1);
            height = input.readUnsignedShort();
            width = input.readUnsignedShort();
            components = input.readUnsignedByte();
            ids = 0;
            for (int i = 0; i < components; i++) {
                ids = ids << 8 | input.readUnsignedByte();
                input.skipBytes(2);
            }
        }

        JpegHeader header() throws IIOException {
            if (width == 0 || height == 0) {
                throw new IIOException("no JPEG frame of a known size");
            }
            return new JpegHeader(width, height, components, colours());
        }

        /** The rules of libjpeg, which are not those of ImageIO. */
        private Colours colours() {
            if (components == 1) {
                return Colours.GREY;
            } else if (components != 3) {
                return Colours.OTHER;
            }
            boolean rgb = !jfif && (adobeTransform == 0 || (adobeTransform < 0 && ids == RGB_IDS));
            return rgb ? Colours.RGB : Colours.YCBCR;
        }
    }

    private static boolean isStartOfFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private static boolean startsWith(ImageInputStream input, long end, String name) throws IOException {
        if (end - input.getStreamPosition() < name.length()) {
            return false;
        }
        boolean same = true;
        for (int i = 0; i < name.length(); i++) {
            same &= input.readUnsignedByte() == name.charAt(i);
        }
        return same;
    }
}
