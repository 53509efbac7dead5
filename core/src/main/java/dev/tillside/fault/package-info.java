/**
 * What can go wrong, in three kinds: {@link dev.tillside.fault.BadInput} (a value that is nonsense; the path names the
 * field), {@link dev.tillside.fault.Refused} (a sensible request that the state of the sale forbids) and
 * {@link dev.tillside.fault.StoreFailure} (machinery that broke).
 *
 * <p>{@link dev.tillside.fault.Disk} is the way to make the last kind happen in a test.
 *
 * <p>Expected outcomes, an expired coupon say, are data and never exceptions. Whatever is thrown, nothing was changed.
 */
package dev.tillside.fault;
