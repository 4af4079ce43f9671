/** Full disk, failing disk, a lock held by somebody else: what passes by itself or what an operator mends. */
export function isStorageError(error: unknown): boolean {
	if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return false;
	return /^(?:SQLITE_(?:FULL|IOERR|BUSY|READONLY|CANTOPEN|CORRUPT|NOTADB)|ENOSPC|EIO|EROFS|EDQUOT)/.test(error.code);
}
