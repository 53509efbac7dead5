/**
 * The way to head office: {@link dev.tillside.sync.HeadOffice} is the port that a retailer's own system implements;
 * {@link dev.tillside.sync.HttpHeadOffice} speaks to one over HTTP.
 *
 * <p>Nothing here is called on the checkout path. A basket is delivered at least once and must be taken once: the basket
 * key tells a second delivery.
 */
package dev.tillside.sync;
