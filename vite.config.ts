import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import { chunks } from './chunks.config.ts';

export default defineConfig(({ isSsrBuild }) => ({
	build: isSsrBuild ? {} : { rolldownOptions: { output: { codeSplitting: { groups: chunks() } } } },
	plugins: [
		tailwindcss(),
		paraglideVitePlugin({
			project: './src/lib/messages/project.inlang',
			outdir: './src/lib/paraglide',
			strategy: ['cookie', 'preferredLanguage', 'baseLocale']
		}),
		sveltekit()
	]
}));
