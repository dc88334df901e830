package nsml.submission.descriptor;

import java.util.ArrayList;
import java.util.List;

/**
 * The square regions of R-MAC on a feature map of a given size.
 *
 * <p>Level l has windows of 2w/(l+1) cells, w the shorter side: l by l of them, and along the longer side as many more as
 * bring the overlap of neighbours nearest to 40 %. A 7 x 7 map has 1 + 4 + 9 = 14 regions at three levels. The order is
 * level, row, column. Positions are integer arithmetic; published codes, in floating point, place a few windows of very long
 * maps (2 x 62 for instance) one cell off.
 *
 * @param width of the map
 * @param height of the map
 * @param regions at least one, all inside the map
 */
public record RegionGrid(int width, int height, List<Region> regions) {

    private static final int MOST_MORE = 6;

    /** Requires regions, all inside the map. */
    public RegionGrid {
        regions = List.copyOf(regions);
        if (regions.isEmpty()) {
            throw new IllegalArgumentException("a region grid has at least one region");
        }
        for (Region region : regions) {
            if (region.x + region.width > width || region.y + region.height > height) {
                throw new IllegalArgumentException(region + " is not inside a map of " + width + " x " + height);
            }
        }
    }

    /**
     * Part of a map, in cells.
     *
     * @param x its left column
     * @param y its upper row
     * @param width at least 1
     * @param height at least 1
     */
    public record Region(int x, int y, int width, int height) {

        /** Requires at least one cell. */
        public Region {
            if (x < 0 || y < 0 || width < 1 || height < 1) {
                throw new IllegalArgumentException("a region starts at 0 or later and has a cell or more, not [" + x
                        + ", " + y + ", " + width + ", " + height + "]");
            }
        }
    }

    /**
     * The regions for one size of map.
     *
     * @param levels at least 1; a level whose windows would be smaller than a cell is left out
     */
    public static RegionGrid of(int width, int height, int levels) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a feature map has at least 1 x 1 cells, not " + width + " x " + height);
        }
        checkLevels(levels);
        int shorter = Math.min(width, height);
        int more = more(shorter, Math.max(width, height));
        var regions = new ArrayList<Region>();
        for (int level = 1; level <= levels && 2 * shorter >= level + 1; level++) {
            int size = 2 * shorter / (level + 1);
            int[] columns = offsets(width, size, width > height ? level + more : level);
            int[] rows = offsets(height, size, height > width ? level + more : level);
            for (int y : rows) {
                for (int x : columns) {
                    regions.add(new Region(x, y, size, size));
                }
            }
        }
        return new RegionGrid(width, height, regions);
    }

    static void checkLevels(int levels) {
        if (levels < 1) {
            throw new IllegalArgumentException("R-MAC has at least one level, not " + levels + "; 3 is usual");
        }
    }

    /**
     * The m of 1 to 6 that brings the overlap nearest to 0.4; the first if two are.
     *
     * <p>Where two are equally near (5 x 9 for instance) rounding decides, so this is the published expression, step by step.
     */
    private static int more(int shorter, int longest) {
        int best = 0;
        double nearest = Double.POSITIVE_INFINITY;
        double area = (double) shorter * shorter;
        for (int m = 1; m <= MOST_MORE; m++) {
            double step = (double) (longest - shorter) / m;
            double distance = Math.abs((area - shorter * step) / area - 0.4);
            if (distance < nearest) {
                nearest = distance;
                best = m;
            }
        }
        return best;
    }

    private static int[] offsets(int length, int size, int count) {
        var offsets = new int[count];
        for (int k = 1; k < count; k++) {
            offsets[k] = (int) ((long) k * (length - size) / (count - 1));
        }
        return offsets;
    }
}
