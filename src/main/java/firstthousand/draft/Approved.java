package firstthousand.draft;

import java.util.Map;

/**
 * What of a sealed draft has to be true still when its letter leaves.
 *
 * @param seal the hash of what was approved
 * @param templateHash the template's hash when it was written
 * @param used the facts it rests on, with their values then
 */
record Approved(long personId, String letter, String seal, String templateHash, Map<String, String> used) {
}
