CREATE SCHEMA IF NOT EXISTS "kvsweep";
--> statement-breakpoint
CREATE TABLE "kvsweep"."caption_counts" (
	"cell_id" text NOT NULL,
	"sample_id" text NOT NULL,
	"benchmark" text NOT NULL,
	"version" integer NOT NULL,
	"counts" jsonb NOT NULL,
	CONSTRAINT "caption_counts_cell_id_sample_id_benchmark_version_pk" PRIMARY KEY("cell_id","sample_id","benchmark","version")
);
--> statement-breakpoint
CREATE TABLE "kvsweep"."cells" (
	"id" text PRIMARY KEY NOT NULL,
	"model" text NOT NULL,
	"benchmark" text NOT NULL,
	"method" text NOT NULL,
	"label" text NOT NULL,
	"lambda_ref" double precision,
	"layer_start" smallint,
	"layer_end" smallint,
	"adaptive" boolean,
	"target" text,
	"max_new_tokens" integer NOT NULL,
	"options" jsonb NOT NULL,
	"identity" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "kvsweep"."items" (
	"cell_id" text NOT NULL,
	"sample_id" text NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"crashes" smallint DEFAULT 0 NOT NULL,
	"object_key" text,
	"line" integer,
	"tokens" integer,
	"finish_reason" text,
	"error_name" text,
	"error_message" text,
	"finished_at" timestamp with time zone,
	CONSTRAINT "items_cell_id_sample_id_pk" PRIMARY KEY("cell_id","sample_id")
);
--> statement-breakpoint
CREATE TABLE "kvsweep"."metrics" (
	"cell_id" text NOT NULL,
	"samples_hash" text NOT NULL,
	"benchmark" text NOT NULL,
	"version" integer NOT NULL,
	"metric" text NOT NULL,
	"value" double precision,
	"low" double precision,
	"high" double precision,
	"confidence" double precision NOT NULL,
	"resamples" integer NOT NULL,
	"seed" integer NOT NULL,
	"n" integer NOT NULL,
	CONSTRAINT "metrics_cell_id_samples_hash_benchmark_version_metric_pk" PRIMARY KEY("cell_id","samples_hash","benchmark","version","metric")
);
--> statement-breakpoint
CREATE TABLE "kvsweep"."sweep_cells" (
	"sweep_id" text NOT NULL,
	"cell_id" text NOT NULL,
	"ordinal" integer NOT NULL,
	CONSTRAINT "sweep_cells_sweep_id_cell_id_pk" PRIMARY KEY("sweep_id","cell_id")
);
--> statement-breakpoint
CREATE TABLE "kvsweep"."sweep_samples" (
	"sweep_id" text NOT NULL,
	"benchmark" text NOT NULL,
	"sample_id" text NOT NULL,
	"ordinal" integer NOT NULL,
	CONSTRAINT "sweep_samples_sweep_id_benchmark_sample_id_pk" PRIMARY KEY("sweep_id","benchmark","sample_id")
);
--> statement-breakpoint
CREATE TABLE "kvsweep"."sweeps" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"file" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "kvsweep"."timings" (
	"unit_id" text NOT NULL,
	"attempt" integer NOT NULL,
	"model_fingerprint" text NOT NULL,
	"provider" text NOT NULL,
	"threads" integer NOT NULL,
	"captions" integer NOT NULL,
	"tokens" integer NOT NULL,
	"seconds" double precision NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "timings_unit_id_attempt_pk" PRIMARY KEY("unit_id","attempt")
);
--> statement-breakpoint
CREATE TABLE "kvsweep"."units" (
	"id" text PRIMARY KEY NOT NULL,
	"sweep_id" text NOT NULL,
	"ordinal" integer NOT NULL,
	"model" text NOT NULL,
	"benchmark" text NOT NULL,
	"cell_ids" text[] NOT NULL,
	"sample_ids" text[] NOT NULL,
	"attempt" integer DEFAULT 0 NOT NULL,
	"attempt_token" text,
	"claimed_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "kvsweep"."caption_counts" ADD CONSTRAINT "caption_counts_cell_id_sample_id_items_cell_id_sample_id_fk" FOREIGN KEY ("cell_id","sample_id") REFERENCES "kvsweep"."items"("cell_id","sample_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kvsweep"."items" ADD CONSTRAINT "items_cell_id_cells_id_fk" FOREIGN KEY ("cell_id") REFERENCES "kvsweep"."cells"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kvsweep"."metrics" ADD CONSTRAINT "metrics_cell_id_cells_id_fk" FOREIGN KEY ("cell_id") REFERENCES "kvsweep"."cells"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kvsweep"."sweep_cells" ADD CONSTRAINT "sweep_cells_sweep_id_sweeps_id_fk" FOREIGN KEY ("sweep_id") REFERENCES "kvsweep"."sweeps"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kvsweep"."sweep_cells" ADD CONSTRAINT "sweep_cells_cell_id_cells_id_fk" FOREIGN KEY ("cell_id") REFERENCES "kvsweep"."cells"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kvsweep"."sweep_samples" ADD CONSTRAINT "sweep_samples_sweep_id_sweeps_id_fk" FOREIGN KEY ("sweep_id") REFERENCES "kvsweep"."sweeps"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kvsweep"."units" ADD CONSTRAINT "units_sweep_id_sweeps_id_fk" FOREIGN KEY ("sweep_id") REFERENCES "kvsweep"."sweeps"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "items_state" ON "kvsweep"."items" USING btree ("state");--> statement-breakpoint
CREATE INDEX "units_sweep" ON "kvsweep"."units" USING btree ("sweep_id","ordinal");