package firstthousand.team;

/** What a member may do: the owner invites others, everything else is shared. */
public enum Role {

	OWNER, MEMBER

}
