package firstthousand.inbox;

/**
 * What a server's words and codes come to.
 *
 * @param permanence for good or for now
 * @param gone whether the address does not exist
 * @param ourFault whether it is we who are refused
 */
record Failure(Permanence permanence, boolean gone, boolean ourFault) {
}
