/** Who shops: members, their cards and tiers. Names and contact data are shown to the cashier and never logged. */
package dev.tillside.member;
