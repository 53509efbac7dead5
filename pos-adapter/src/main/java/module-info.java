/** Short ways from a point of sale into the library. */
module dev.tillside.pos {
    requires transitive dev.tillside;
    requires org.slf4j;
    requires static escpos.coffee;
    requires static org.apache.fontbox;
    requires static org.apache.pdfbox;
    requires static org.apache.pdfbox.io;

    exports dev.tillside.pos.paper;
    exports dev.tillside.pos.replay;
}
