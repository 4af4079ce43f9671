/** What a sheet is taken up with for a while: two issues side by side, before they become one or two. */
export type Task =
	| { kind: 'join'; into: string | null }
	| { kind: 'split'; finding: string }
	/** takes a joined issue out of the one that has its findings now */
	| { kind: 'unjoin'; joined: string; from: string };
