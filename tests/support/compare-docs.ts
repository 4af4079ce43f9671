import * as Y from 'yjs';

/** What others wrote that one document has and another lacks. */
export function ahead(doc: Y.Doc, of: Y.Doc): string[] {
	const known = Y.decodeStateVector(Y.encodeStateVector(of));
	return [...Y.decodeStateVector(Y.encodeStateVector(doc))]
		.filter(([client, clock]) => client !== doc.clientID && clock > (known.get(client) ?? 0))
		.map(([client, clock]) => `${client}:${clock} over ${known.get(client) ?? 0}`);
}

/** Deletions that one document has and another lacks. */
export function deletionsAhead(doc: Y.Doc, of: Y.Doc): string[] {
	const theirs = Y.createDeleteSetFromStructStore(of.store);
	return [...Y.createDeleteSetFromStructStore(doc.store).clients].flatMap(([client, ranges]) =>
		ranges.flatMap(({ clock, len }) =>
			Array.from({ length: len }, (_, index) => Y.createID(client, clock + index))
				.filter((id) => !Y.isDeleted(theirs, id))
				.map((id) => `${id.client}:${id.clock}`)
		)
	);
}
