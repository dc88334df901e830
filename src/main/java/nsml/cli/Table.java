package nsml.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table as the original printed it: left-aligned columns two blanks apart, dashes below each header. A column is as wide as
 * its longest cell, and at least two wider than its header; width is counted in characters, whatever their shape.
 */
final class Table {

    private static final int ROOM_FOR_A_HEADER = 2;

    private final List<String> headers;
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... headers) {
        this.headers = List.of(headers);
    }

    Table row(String... cells) {
        if (cells.length != headers.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + headers.size() + " columns");
        }
        rows.add(Stream.of(cells)
                .map(cell -> Words.visible(cell).replaceAll("[\n\t]", " "))
                .toList());
        return this;
    }

    void print(PrintWriter out) {
        int[] widths = new int[headers.size()];
        for (int column = 0; column < widths.length; column++) {
            int width = width(headers.get(column)) + ROOM_FOR_A_HEADER;
            for (List<String> row : rows) {
                width = Math.max(width, width(row.get(column)));
            }
            widths[column] = width;
        }
        print(headers, widths, out);
        List<String> dashes = new ArrayList<>();
        for (int width : widths) {
            dashes.add("-".repeat(width));
        }
        print(dashes, widths, out);
        rows.forEach(row -> print(row, widths, out));
    }

    private static void print(List<String> cells, int[] widths, PrintWriter out) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            line.append(cell).append(" ".repeat(widths[column] - width(cell) + 2));
        }
        out.println(line.toString().stripTrailing());
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
