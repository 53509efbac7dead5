package dev.tillside.example.cli.picture;

/** What a plot is drawn on. Places and sizes are in pixels from the upper left. */
interface Canvas {
    /** Where a text's place lies. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    void box(double x, double y, double width, double height, String colour);

    void line(double x1, double y1, double x2, double y2, String colour, double width);

    void dot(double x, double y, double radius, String colour);

    void text(double x, double y, String text, Anchor anchor, int size, String colour);
}
