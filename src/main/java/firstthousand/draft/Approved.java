package firstthousand.draft;

import java.util.Map;

/**
 * What of a sealed draft has to be true still when its letter leaves.
 *
 * @param edited whether a human changed what was written
 * @param seal the hash of what was approved
 * @param templateHash the template's hash when it was written
 * @param used the facts it rests on, with their values then
 */
record Approved(long personId, String letter, String subject, String body, boolean edited, String seal,
		String templateHash, Map<String, String> used) {
}
