/**
 * Devices at a till: scanners on serial ports, on keyboards and behind JavaPOS, the customer's display and the receipt printer behind
 * JavaPOS.
 *
 * <p>Each scanner is one {@link dev.tillside.pos.device.ScannerPort}: {@link dev.tillside.pos.device.SerialScanner}, {@link
 * dev.tillside.pos.device.JavaPosScanner} and {@link dev.tillside.pos.device.AwtWedge} make one. Its listener gets whole scans as
 * {@link dev.tillside.pos.LoyaltyLane#identify} takes them, and hears when the device is gone and back.
 *
 * <h2>Threads</h2>
 *
 * <p>A listener is called on a thread of its port's, and never on the thread that opened it, the service's or AWT's: a POS brings
 * scans to its own thread first. What a listener throws is logged and ends nothing. At most sixteen calls wait: a scanner
 * on a serial port is read no further then, one behind JavaPOS is asked for the next scan only once the last was heard of, and of
 * keys no more scans are taken. All threads are daemons, and end with {@code close()}, which waits no longer than two seconds for
 * a driver and two for a listener.
 *
 * <h2>Scans in bytes and keys</h2>
 *
 * <ul>
 *   <li>{@link dev.tillside.pos.device.Framing} says what stands around a scan. Bytes may come in pieces of any size, and many scans in one.
 *       Half a scan is never joined to the next: it goes with the cable that was pulled, or after a pause of a second. What is longer
 *       than 8,192 bytes is noise up to the next end. Where a cable is plugged in while the scanner sends, its rest is a scan like any
 *       other; a start character or an AIM identifier tells it.
 *   <li>Bytes are UTF-8, or Latin-1 where they are not.
 *   <li>A {@link dev.tillside.pos.device.KeyboardWedge} tells scans from typing by pace and by what ends a scan. Keys that are no scan's are
 *       handed on in their order; none waits longer than the pause after the last key that came as fast as a scanner types. Where a
 *       scanner stuttered, its scan is typing, both halves of it.
 *   <li>Where scanner and computer believe in two keyboard layouts ({@link dev.tillside.pos.device.KeyboardLayout}) the keys are read as the
 *       scanner meant them. FNC1 is GS, as the character itself or as {@code Ctrl+]}; what a scanner types by Alt and the number pad
 *       arrives as the system composes it.
 * </ul>
 *
 * <h2>JavaPOS</h2>
 *
 * <p>A device is opened, claimed for a second at most, and enabled; data are asked for decoded. {@code ScanDataType} says the symbology, and
 * {@code ]Q3} is set before the data of a GS1 QR symbol, which no other type says. Where a service leaves its own letter before
 * an EAN or UPC number, or the check digit out of the label, the number is the one that both agree on; a check digit that the device did not
 * send is not invented. A device that is not there, or that another program has, is tried again after a quarter of a second, then ever
 * more seldom, every ten seconds at last.
 *
 * <p>Display and printer never hold up a sale: a thread of theirs works. What a cashier has to do is one sentence, said once. A
 * receipt is printed in one transaction where the printer has such, so that nobody gets half of one; else it is printed anew from its
 * beginning. Characters that a device lacks are written as people would write them without, as
 * {@link dev.tillside.pos.paper.Transliteration} has it; services that do not map characters get ASCII.
 *
 * <p>jSerialComm, JavaPOS and {@code java.desktop} are optional: who loads no class of theirs needs none of them. A program on the
 * module path that uses them names {@code com.fazecast.jSerialComm}, {@code javapos} or {@code java.desktop} as root modules. JavaPOS
 * finds its {@code jpos.xml} by {@code jpos/res/jpos.properties}, or by the system properties {@code jpos.config.populatorFile} and {@code
 * jpos.config.regPopulatorClass}. jSerialComm unpacks a library into the temporary directory.
 */
package dev.tillside.pos.device;
