/**
 * Inside `db.transaction().execute(async (trx) => …)` only `trx` may be used. A statement on `db` itself
 * would wait for the connection that the transaction holds, or slip out of it and vanish with nothing.
 * @type {import('eslint').Rule.RuleModule}
 */
export default {
	meta: {
		type: 'problem',
		schema: [],
		messages: { outer: "'{{name}}' inside its own transaction: use the transaction that the callback is given" }
	},
	create(context) {
		const { sourceCode } = context;
		return {
			CallExpression(call) {
				const database = databaseOf(call);
				const callback = call.arguments[0];
				if (database === null || !isFunction(callback)) return;
				const name = sourceCode.getText(database);
				// A parameter of the same name is the transaction itself.
				if (callback.params.some((param) => sourceCode.getText(param).split(':')[0] === name)) return;
				visit(callback.body, sourceCode.visitorKeys, (node) => {
					if (node.type !== database.type || sourceCode.getText(node) !== name || isKey(node)) return;
					context.report({ node, messageId: 'outer', data: { name } });
				});
			}
		};
	}
};

/** `db` of `db.transaction().execute(…)`, whatever is set between the two; null for any other call. */
function databaseOf({ callee }) {
	if (callee.type !== 'MemberExpression' || callee.property.name !== 'execute') return null;
	let inner = callee.object;
	while (inner.type === 'CallExpression' && inner.callee.type === 'MemberExpression') {
		if (inner.callee.property.name === 'transaction') return inner.callee.object;
		inner = inner.callee.object;
	}
	return null;
}

function isFunction(node) {
	return node?.type === 'ArrowFunctionExpression' || node?.type === 'FunctionExpression';
}

/** `x.db` and `{ db: x }` name a property, not the database. */
function isKey(node) {
	const { parent } = node;
	if (parent.type === 'MemberExpression') return parent.property === node && !parent.computed;
	return parent.type === 'Property' && parent.key === node && !parent.computed;
}

function visit(node, keys, see) {
	see(node);
	for (const key of keys[node.type] ?? []) {
		for (const child of [node[key]].flat()) if (child?.type !== undefined) visit(child, keys, see);
	}
}
