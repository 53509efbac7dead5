/**
 * What CRMs are told.
 *
 * <p>{@link dev.tillside.example.office.crm.CrmExport} tells them of members and redemptions, as far as each member
 * lets it ({@code consent}); how to reach a member ({@code contact}) is kept here and told to no till. A row stands for all
 * that is told of its subject. Rules where the wire format is silent:
 *
 * <ul>
 *   <li>Consent that comes late lets out what was before, too; its end takes all back, with a removal for those who were told.
 *   <li>A removal is told to who may have been told of the member, and to nobody else; places in the cursors are counted for
 *       what is told alone.
 *   <li>Points of an account that several share are told where each of them lets them out; visits and spend are a member's own.
 *   <li>The tier is the one that sales earned or head office gave, the higher; days are the programme's.
 *   <li>A CSV cell that begins as a formula would has an apostrophe before it; JSON Lines have every text as it is.
 * </ul>
 */
package dev.tillside.example.office.crm;
