/** Short ways from a point of sale into the library. */
module dev.tillside.pos {
    requires com.fasterxml.jackson.core;
    requires java.management;
    requires java.xml;
    requires transitive dev.tillside;
    requires transitive jdk.httpserver;
    requires org.slf4j;
    requires static com.fazecast.jSerialComm;
    requires static escpos.coffee;
    requires static java.desktop;
    requires static javapos;
    requires static org.apache.fontbox;
    requires static org.apache.pdfbox;
    requires static org.apache.pdfbox.io;
    requires static transitive org.junit.jupiter.api;

    exports dev.tillside.pos;
    exports dev.tillside.pos.device;
    exports dev.tillside.pos.drop;
    exports dev.tillside.pos.paper;
    exports dev.tillside.pos.poslog;
    exports dev.tillside.pos.replay;
    exports dev.tillside.pos.sidecar;
    exports dev.tillside.pos.tck;
}
