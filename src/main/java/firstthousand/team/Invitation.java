package firstthousand.team;

/**
 * A one-time link that is still open.
 *
 * @param memberId whose new password it is for; null when it lets somebody new in
 */
public record Invitation(long id, Long memberId) {
}
