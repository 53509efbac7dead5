package dev.tillside.pos.paper;

import dev.tillside.fault.BadInput;

/**
 * A receipt printer's paper, and how it is written on. Printers have 203 dots per inch, characters of 12 dots (the small font: 9),
 * and 384 dots in a line of 58 mm paper, 576 in one of 80 mm.
 *
 * @param roll how wide the paper is
 * @param columns how many characters a line has: 32, or 42 in the small font, on 58 mm; 42 or 48, or 64 in the small font, on 80 mm
 * @param page which characters there are; Chinese has no small font
 * @param large whether all is printed twice as high and wide, with half as many characters in a line
 * @param dots whether barcodes are sent dot by dot, for printers that have none of their own
 */
public record ThermalPaper(Roll roll, int columns, CodePage page, boolean large, boolean dots) {
    private static final int FONT_A = 12;
    private static final int FONT_B = 9;

    /** How wide paper is. */
    public enum Roll {
        MM_58(384),
        MM_80(576);

        private final int dots;

        Roll(int dots) {
            this.dots = dots;
        }

        /** The roll of that width in millimetres. */
        public static Roll of(int mm) {
            return switch (mm) {
                case 58 -> MM_58;
                case 80 -> MM_80;
                default -> throw BadInput.value("paper", "receipt paper is 58 or 80 mm wide, not " + mm);
            };
        }

        /** How many columns it has unless somebody says otherwise. */
        public int usualColumns() {
            return dots / FONT_A;
        }
    }

    public ThermalPaper {
        BadInput.present(roll, "paper");
        BadInput.present(page, "codePage");
        boolean fits =
                roll == Roll.MM_58 ? columns == 32 || columns == 42 : columns == 42 || columns == 48 || columns == 64;
        if (!fits) {
            throw BadInput.value(
                    "columns",
                    (roll == Roll.MM_58 ? "58 mm have 32 or 42 columns, not " : "80 mm have 42, 48 or 64 columns, not ")
                            + columns);
        }
        if (page.isChinese() && columns * FONT_A > roll.dots) {
            throw BadInput.value("columns", "the small font has no Chinese; take " + roll.usualColumns());
        }
    }

    /** All of the paper's width, in the usual font. */
    public static ThermalPaper of(Roll roll, CodePage page) {
        return new ThermalPaper(roll, roll.usualColumns(), page, false, false);
    }

    boolean isSmallFont() {
        return columns * FONT_A > roll.dots;
    }

    /** How many dots wide the printed lines are. */
    int widthDots() {
        return columns * (isSmallFont() ? FONT_B : FONT_A);
    }

    /** How many characters go into a line as it is printed. */
    int lineColumns() {
        return large ? columns / 2 : columns;
    }
}
