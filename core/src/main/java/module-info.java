/**
 * Loyalty at the till: offers, points and lists that keep working while the line to head office is down. The packages that
 * are not exported may change with any release.
 */
module dev.tillside {
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.dataformat.cbor;
    requires com.google.zxing;
    requires java.net.http;
    requires java.sql;
    requires org.apache.commons.codec;
    requires org.slf4j;
    requires org.xerial.sqlitejdbc;

    exports dev.tillside;
    exports dev.tillside.barcode;
    exports dev.tillside.basket;
    exports dev.tillside.fault;
    exports dev.tillside.gs1;
    exports dev.tillside.item;
    exports dev.tillside.list;
    exports dev.tillside.member;
    exports dev.tillside.money;
    exports dev.tillside.offer;
    exports dev.tillside.plan;
    exports dev.tillside.plan.forecast;
    exports dev.tillside.points;
    exports dev.tillside.sale;
    exports dev.tillside.scan;
    exports dev.tillside.seal;
    exports dev.tillside.sync;
    exports dev.tillside.text;
    exports dev.tillside.wire;
}
