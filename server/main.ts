import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { start } from './server';

start(createConnection(ProposedFeatures.all));
