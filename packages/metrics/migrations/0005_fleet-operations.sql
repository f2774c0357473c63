CREATE TABLE "kvsweep"."events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "kvsweep"."events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"kind" text NOT NULL,
	"sweep_id" text,
	"unit_id" text,
	"attempt" integer,
	"worker_id" text,
	"details" jsonb
);
--> statement-breakpoint
CREATE TABLE "kvsweep"."self_tests" (
	"model_fingerprint" text NOT NULL,
	"engine_version" text NOT NULL,
	"provider" text NOT NULL,
	"dtype" text NOT NULL,
	"hash" text NOT NULL,
	"worker_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "self_tests_model_fingerprint_engine_version_provider_dtype_pk" PRIMARY KEY("model_fingerprint","engine_version","provider","dtype")
);
--> statement-breakpoint
CREATE TABLE "kvsweep"."tokens" (
	"name" text PRIMARY KEY NOT NULL,
	"role" text NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "tokens_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
ALTER TABLE "kvsweep"."sweeps" ADD COLUMN "submitted_by" text;--> statement-breakpoint
ALTER TABLE "kvsweep"."units" ADD COLUMN "failures" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "kvsweep"."workers" ADD COLUMN "warm_model" text;--> statement-breakpoint
CREATE INDEX "events_sweep" ON "kvsweep"."events" USING btree ("sweep_id","id");--> statement-breakpoint
CREATE INDEX "events_at" ON "kvsweep"."events" USING btree ("at");